// Package askedafter has a collector for each search, and asks it once the search is done.
package askedafter

// Source calls visit with what matches.
type Source interface {
	Each(query string, visit func(name string))
}

type collector struct{ names []string }

func (c *collector) visit(name string) { c.names = append(c.names, name) }

func (c *collector) run(s Source, query string) { s.Each(query, c.visit) }

func (c *collector) found() []string { return c.names }

// Find tells what matches.
func Find(s Source, query string) []string {
	c := &collector{}
	c.run(s, query)
	return c.found()
}
