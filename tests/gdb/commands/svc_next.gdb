# account
pawl switch-next
fsv
