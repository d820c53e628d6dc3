// Package begun gives a place what it has just made, and then puts a layer around that.
package begun

import (
	"context"
	"log/slog"
	"net/http"
	"os"
	"sync"
)

var (
	mu     sync.Mutex
	logger *slog.Logger
	source string
)

// level makes the logger anew.
func level(w http.ResponseWriter, r *http.Request) {
	mu.Lock()
	defer mu.Unlock()
	out, err := os.Open(r.FormValue("to"))
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	defer out.Close()
	logger = slog.New(slog.NewTextHandler(os.Stderr, nil))
	if source != "" {
		logger = logger.With("source", source)
	}
	logger.Info("begun")
}

// Gate asks peers by a transport with a token.
type Gate struct {
	mu    sync.Mutex
	rt    http.RoundTripper
	plain http.RoundTripper
	base  context.Context
}

type bearer struct {
	next  http.RoundTripper
	token string
}

func (b *bearer) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.Header.Set("Authorization", b.token)
	return b.next.RoundTrip(r)
}

// ServeHTTP implements http.Handler.
func (g *Gate) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.rt = g.plain
	for _, token := range r.Header["Token"] {
		g.rt = g.plain
		g.rt = &bearer{next: g.rt, token: token}
	}
	g.rt = g.plain
	if token := r.FormValue("token"); token != "" {
		g.rt = &bearer{next: g.rt, token: token}
	}
}

// Run asks for ever, at each turn with a context of its own.
func (g *Gate) Run(names <-chan string) {
	ctx := g.base
	for name := range names {
		ctx = g.base
		ctx = context.WithValue(ctx, key{}, name)
		g.ask(ctx)
	}
}

type key struct{}

func (g *Gate) ask(ctx context.Context) {
	req, err := http.NewRequestWithContext(ctx, http.MethodHead, "http://peer/", nil)
	if err != nil {
		return
	}
	if resp, err := g.rt.RoundTrip(req); err == nil {
		_ = resp.Body.Close()
	}
}

// Serve serves.
func Serve(names <-chan string) error {
	g := &Gate{plain: http.DefaultTransport, base: context.Background()}
	go g.Run(names)
	http.HandleFunc("/level", level)
	http.Handle("/gate", g)
	return http.ListenAndServe(":8080", nil)
}
