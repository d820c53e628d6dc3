// Package promoted has jobs of several kinds, all of which end the ticking that they have from an
// embedded part: by a method that is that of the part, or by one of their own that calls it.
package promoted

import (
	"net/http"
	"sync"
	"time"
)

type ticking struct {
	over  chan struct{}
	close sync.Once
}

func start() *ticking {
	t := &ticking{over: make(chan struct{})}
	go t.tick()
	return t
}

func (t *ticking) tick() {
	for c := time.Tick(time.Second); ; {
		select {
		case <-c:
		case <-t.over:
			return
		}
	}
}

func (t *ticking) Close() { t.close.Do(func() { close(t.over) }) }

type job interface{ Close() }

type bare struct{ *ticking }

type inner struct{ *ticking }

type deep struct{ inner }

type noted struct {
	*ticking
	note string
}

func (n *noted) Close() {
	n.note = ""
	n.ticking.Close()
}

func jobFor(kind string) job {
	switch kind {
	case "/bare":
		return bare{start()}
	case "/deep":
		return &deep{inner{start()}}
	}
	return &noted{start(), kind}
}

// Do does a job.
func Do(w http.ResponseWriter, r *http.Request) {
	j := jobFor(r.URL.Path)
	w.WriteHeader(http.StatusNoContent)
	j.Close()
}
