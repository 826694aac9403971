"""Referrals in batches: which letters are written, and what the agencies' answers say."""
