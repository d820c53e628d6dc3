// Package promoted has jobs of several kinds. They have a ticking from an embedded part, and one
// kind has an end of its own that knows nothing of it.
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

func (t *ticking) finish() { t.close.Do(func() { close(t.over) }) }

type job interface{ finish() }

type bare struct{ *ticking }

type inner struct{ *ticking }

type deep struct{ inner }

type noted struct {
	*ticking
	note string
}

func (n *noted) finish() {
	n.note = ""
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
	j := jobFor(r.URL.Path) // want goroutinegrow medium "Do"
	w.WriteHeader(http.StatusNoContent)
	j.finish()
}
