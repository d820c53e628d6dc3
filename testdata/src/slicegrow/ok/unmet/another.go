package unmet

import (
	"net/http"
	"slices"
	"sync"
)

// bell rings for whoever stands in line.
type bell struct {
	mu   sync.Mutex
	line []ear
	lost []*reader
}

func (b *bell) join(e ear) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.line = append(b.line, e)
}

func (b *bell) quit(e ear) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if i := slices.Index(b.line, e); i >= 0 {
		b.line = slices.Delete(b.line, i, i+1)
	}
}

func (b *bell) lose(r *reader) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.lost = append(b.lost, r)
}

func (b *bell) find(r *reader) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for i, one := range b.lost {
		if one == r {
			b.lost = append(b.lost[:i], b.lost[i+1:]...)
			return
		}
	}
}

// Bell makes a bell that takes out who stood there.
func Bell() http.Handler {
	b := &bell{}
	return http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		me := &reader{}
		b.join(me)
		defer b.quit(me)
		mine := &reader{}
		b.lose(mine)
		defer b.find(mine)
		for _, e := range b.line {
			e.hear(r.URL.Path)
		}
	})
}
