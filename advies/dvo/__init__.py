"""What belongs in an agreement on service, held against a partnership and what its agreement covers."""
