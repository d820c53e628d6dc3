// Package afterfunc plans the end of each entry as it makes it.
package afterfunc

import (
	"context"
	"crypto/rand"
	"net/http"
	"sync"
	"time"
)

// Wicket lends tokens.
type Wicket struct {
	mu     sync.Mutex
	tokens map[string]time.Time
	guests map[string]context.CancelFunc
}

// NewWicket returns a wicket.
func NewWicket() *Wicket {
	return &Wicket{tokens: map[string]time.Time{}, guests: map[string]context.CancelFunc{}}
}

// Mux returns the wicket's routes.
func (k *Wicket) Mux() *http.ServeMux {
	mux := http.NewServeMux()
	mux.HandleFunc("/lend", k.lend)
	mux.HandleFunc("/use", k.use)
	return mux
}

func (k *Wicket) lend(w http.ResponseWriter, r *http.Request) {
	token := rand.Text()
	k.mu.Lock()
	k.tokens[token] = time.Now()
	k.mu.Unlock()
	time.AfterFunc(time.Minute, func() {
		k.mu.Lock()
		defer k.mu.Unlock()
		delete(k.tokens, token)
	})
	k.host(token)
	_, _ = w.Write([]byte(token))
}

// host lets the guest's context take the entry out.
func (k *Wicket) host(token string) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Hour)
	k.mu.Lock()
	k.guests[token] = cancel
	k.mu.Unlock()
	context.AfterFunc(ctx, func() {
		k.mu.Lock()
		defer k.mu.Unlock()
		delete(k.guests, token)
		cancel()
	})
}

func (k *Wicket) use(w http.ResponseWriter, r *http.Request) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if _, ok := k.tokens[r.FormValue("token")]; !ok {
		w.WriteHeader(http.StatusForbidden)
	}
}
