"""Every write of reporting: policy, change and audit row in one transaction."""
