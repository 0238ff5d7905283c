"""Chipledger: an open ledger of reported figures about China's AI-chip market."""
