"""The service: what the library gives, over HTTP, without state; started by `advies serve` (extra `advies[web]`).

`api.yaml` is the contract, `openapi` makes the published document from it and from the schemas of the library, `handelingen` and
`naslag` answer, `lezen` reads a request within bounds, `wacht` stands before everything, `dienst` puts these together and
`draaien` lets it run. Only this package knows starlette and uvicorn.
"""
