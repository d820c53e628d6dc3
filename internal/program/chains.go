package program

import "github.com/growthlint/growthlint/internal/facts"

// chains are the linked lists in view: what can be come to from a node along its links is in
// the list that the node is in, and each end of a list is the list.
type chains struct {
	links map[string]bool
	ends  map[string]string // the list's key by those of its other ends
}

func newChains() chains { return chains{links: map[string]bool{}, ends: map[string]string{}} }

func (c *chains) add(list *facts.Container) {
	for _, l := range list.Links {
		c.links[l] = true
	}
	for _, e := range list.Ends {
		c.ends[e] = list.Key
	}
}

// behind is the term of what a term is in: the node whose link it is, or the list whose end it
// is; nil for other terms.
func (c *chains) behind(t *facts.Term) *facts.Term {
	if t.Op == facts.OpField && c.links[t.Text] && len(t.Args) > 0 {
		return t.Args[0]
	}
	if key := c.ends[t.Text]; key != "" {
		own := *t
		own.Text = key
		return &own
	}
	return nil
}

// ListAt is the key of the linked list that a place is an end of, "" if it is of none.
func (x *Program) ListAt(key string) string {
	if list := x.Containers[key]; list != nil && len(list.Links) > 0 {
		return key
	}
	return x.chains.ends[key]
}
