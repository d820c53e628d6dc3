package summary

import "github.com/growthlint/growthlint/internal/rule"

// Rules returns the names of all rules there are, sorted: what a directive may name and what
// the setting Rules chooses from.
func Rules() []string { return rule.Names() }
