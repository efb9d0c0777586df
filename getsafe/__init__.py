"""The project and the core: people, referrals, cases, and what the other two apps stand on."""
