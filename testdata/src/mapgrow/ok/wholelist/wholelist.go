// Package wholelist counts the elements of a list that is set up as a whole.
package wholelist

import "net/http"

type notice struct {
	topics []string
	loud   bool
}

type board struct {
	topics []string
	told   map[string]int
}

func (b *board) pin(n *notice) {
	for _, t := range n.topics {
		b.told[t]++
	}
}

// Handler pins what it was set up with.
func Handler(topics []string) http.Handler {
	b := &board{topics: topics, told: map[string]int{}}
	return http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		b.pin(&notice{topics: b.topics, loud: r.FormValue("loud") != ""})
	})
}
