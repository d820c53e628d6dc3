// Package notify keeps what each notifier has to tell; what is old is filtered
// out, and an empty list stays.
package notify

import (
	"context"
	"net/http"
	"sync"
	"time"
)

type notice struct {
	text  string
	until time.Time
}

// Board keeps notices by notifier.
type Board struct {
	mu      sync.Mutex
	notices map[string][]notice
	alerts  map[string][]notice
}

// NewBoard starts a board that drops old notices until ctx ends.
func NewBoard(ctx context.Context) *Board {
	b := &Board{notices: map[string][]notice{}, alerts: map[string][]notice{}}
	go b.expire(ctx)
	return b
}

// ServeHTTP takes a notice.
func (b *Board) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	from := r.FormValue("from")
	n := notice{r.FormValue("text"), time.Now().Add(time.Minute)}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.notices[from] = append(b.notices[from], n) // want zombiegrow medium "Board.notices"
	b.alerts[from] = append(b.alerts[from], n)
}

func (b *Board) expire(ctx context.Context) {
	t := time.NewTicker(10 * time.Second)
	defer t.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case now := <-t.C:
			b.drop(now)
		}
	}
}

func (b *Board) drop(now time.Time) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for from, list := range b.notices {
		b.notices[from] = fresh(list, now)
	}
	for from, list := range b.alerts {
		if list = fresh(list, now); len(list) == 0 {
			delete(b.alerts, from)
			continue
		}
		b.alerts[from] = list
	}
}

func fresh(list []notice, now time.Time) []notice {
	left := make([]notice, 0, len(list))
	for _, n := range list {
		if n.until.After(now) {
			left = append(left, n)
		}
	}
	return left
}
