package summarise

import "github.com/growthlint/growthlint/internal/facts"

// isSmall reports whether a term has few parts, each counted where it stands.
func isSmall(t *facts.Term) bool { return nodes(t, maxTermNodes) <= maxTermNodes }

// nodes counts the parts of a term, and stops soon after most.
func nodes(t *facts.Term, most int) int {
	n := 1
	if t == nil {
		return n
	}
	for _, a := range t.Args {
		if n > most {
			break
		}
		n += nodes(a, most-n)
	}
	return n
}
