"""Every write of the core: policy, change and audit row in one transaction."""
