"""Every write of meetings: policy, change and audit row in one transaction."""
