"""From a partnership, evaluated, to the answer: advices, form, processes, trade-offs, recommendations and open questions."""
