"""The way in: bytes, rows, checked figures or located errors, the ledger."""
