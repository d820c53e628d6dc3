// Package wholelist counts the elements of a list that a request brings as a whole.
package wholelist

import "net/http"

type notice struct {
	topics []string
	tags   map[string][]string
	loud   bool
}

type board struct {
	told map[string]int
	tags map[string]bool
}

func (b *board) pin(n *notice) {
	for _, t := range n.topics {
		b.told[t]++ // want mapgrow high "board.told gains an entry in .*, keyed by"
	}
	for t := range n.tags {
		b.tags[t] = n.loud // want mapgrow high "board.tags gains an entry in .*, keyed by"
	}
}

// Handler pins what it is sent.
func Handler() http.Handler {
	b := &board{told: map[string]int{}, tags: map[string]bool{}}
	return http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		n := &notice{topics: r.URL.Query()["topic"], loud: r.FormValue("loud") != ""}
		n.tags = r.Header
		b.pin(n)
	})
}
