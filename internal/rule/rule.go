// Package rule is the table of rules: their names, what each reports in one line, and what they
// are called where code scanning shows them.
//
// All else that lists rules follows from this table or is checked against it: the passes, the
// settings and the schema of the configuration, the table of the README, the pages, the SARIF
// descriptors. A rule itself is a folder of passes; go run ./internal/newrule makes both.
package rule

import "slices"

// Rule is one rule.
type Rule struct {
	// Name is the name of the rule's folder and analyzer.
	Name string
	// Reports completes "it reports", for the README.
	Reports string
	// Title names the weakness in plain words, without spaces: validators of SARIF ask for a
	// name that differs from the rule's by more than its case.
	Title string
	// CWE are the numbers of the weaknesses in the list of that name. 400 is consumption of
	// resources without control, of which the others are kinds: 401 memory that is not
	// released, 770 allocation without a limit, 772 other resources that are not released.
	CWE []int
}

// Of returns the rule of a name.
func Of(name string) (Rule, bool) {
	all := All()
	i := slices.IndexFunc(all, func(r Rule) bool { return r.Name == name })
	if i < 0 {
		return Rule{}, false
	}
	return all[i], true
}

// Names are the names of all rules, sorted.
func Names() []string {
	var out []string
	for _, r := range All() {
		out = append(out, r.Name)
	}
	slices.Sort(out)
	return out
}
