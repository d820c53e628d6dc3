// Package begun gives a place something new on some way alone, or before the turns, and puts a layer around what
// stands there.
package begun

import (
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

// level makes the logger anew where there is none.
func level(w http.ResponseWriter, r *http.Request) {
	mu.Lock()
	defer mu.Unlock()
	if logger == nil {
		logger = slog.New(slog.NewTextHandler(os.Stderr, nil))
	}
	if source != "" {
		logger = logger.With("source", source) // want wrapgrow medium "wraps logger"
	}
	logger.Info("begun")
}

// Gate asks peers by a transport with a token.
type Gate struct {
	mu    sync.Mutex
	rt    http.RoundTripper
	plain http.RoundTripper
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
	if token := r.FormValue("token"); token != "" {
		g.rt = &bearer{next: g.rt, token: token} // want wrapgrow medium "wraps rt"
	}
}

// Link asks peers by two transports, each with a token.
type Link struct {
	mu      sync.Mutex
	rt, alt http.RoundTripper
}

// ServeHTTP implements http.Handler.
func (l *Link) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.rt = &bearer{next: l.rt, token: r.FormValue("first")}    // want wrapgrow medium "wraps rt"
	l.alt = &bearer{next: l.alt, token: r.FormValue("second")} // want wrapgrow medium "wraps alt"
}

// Serve serves.
func Serve() error {
	http.HandleFunc("/level", level)
	http.Handle("/gate", &Gate{rt: http.DefaultTransport})
	http.Handle("/link", &Link{rt: http.DefaultTransport, alt: http.DefaultTransport})
	return http.ListenAndServe(":8080", nil)
}
