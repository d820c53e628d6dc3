// Package byvalue fills lists of its own from closures that stand in the field of a struct, and
// hands that struct over by value, or by its address, to what calls them at once.
package byvalue

import "sync"

// Shelf has rows.
type Shelf struct {
	mu   sync.Mutex
	rows [][]byte
}

// scan shows each row of a shelf.
type scan struct {
	of   *Shelf
	show func(row []byte) error
}

func (s scan) pass() error {
	s.of.mu.Lock()
	defer s.of.mu.Unlock()
	for _, row := range s.of.rows {
		if err := s.show(row); err != nil {
			return err
		}
	}
	return nil
}

// Names lists what the rows say.
func (b *Shelf) Names(prefix string) ([]string, error) {
	var names []string
	s := scan{of: b, show: func(row []byte) error {
		names = append(names, prefix+string(row))
		return nil
	}}
	if err := s.pass(); err != nil {
		return nil, err
	}
	return names, nil
}

// survey is a scan that a function is given.
type survey struct {
	from int
	note func(row []byte)
}

func (b *Shelf) each(v survey) {
	for _, row := range b.rows[v.from:] {
		v.note(row)
	}
}

// Lengths lists how long the rows are.
func (b *Shelf) Lengths(from int) []int {
	var lengths []int
	b.each(survey{from: from, note: func(row []byte) { lengths = append(lengths, len(row)) }})
	return lengths
}

// tally is a scan that its owner has the address of.
type tally struct {
	of   *Shelf
	take func(row []byte)
}

func (t *tally) pass() {
	for _, row := range t.of.rows {
		t.take(row)
	}
}

// Seen is by the first letter.
func (b *Shelf) Seen() map[byte]int {
	seen := map[byte]int{}
	t := tally{of: b, take: func(row []byte) { seen[row[0]]++ }}
	t.pass()
	return seen
}
