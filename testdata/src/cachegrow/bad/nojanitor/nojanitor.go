// Package nojanitor has a go-cache without a clean-up interval, and one that its user
// cleans up.
package nojanitor

import (
	"context"
	"net/http"
	"time"

	"github.com/patrickmn/go-cache"
)

// Gate lets in who has a token, and remembers whom it has let in.
type Gate struct {
	check  func(token string) (string, error)
	seen   *cache.Cache
	denied *cache.Cache
	next   http.Handler
}

// NewGate checks with check.
func NewGate(ctx context.Context, check func(string) (string, error), next http.Handler) *Gate {
	g := &Gate{check: check, next: next}
	g.seen = cache.New(5*time.Minute, 0)
	g.denied = cache.New(time.Minute, 0)
	go g.tidy(ctx)
	return g
}

func (g *Gate) tidy(ctx context.Context) {
	t := time.NewTicker(time.Minute)
	defer t.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-t.C:
			g.denied.DeleteExpired()
		}
	}
}

// ServeHTTP implements http.Handler.
func (g *Gate) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	token := r.Header.Get("Authorization")
	if _, no := g.denied.Get(token); no {
		http.Error(w, "no", http.StatusForbidden)
		return
	}
	if _, ok := g.seen.Get(token); !ok {
		user, err := g.check(token)
		if err != nil {
			g.denied.SetDefault(token, err)
			http.Error(w, "no", http.StatusForbidden)
			return
		}
		g.seen.SetDefault(token, user) // want cachegrow medium "Gate.seen.*hidden but not freed"
	}
	g.next.ServeHTTP(w, r)
}
