// Package renewed puts a layer around the transport of its client each time that a token is new.
package renewed

import (
	"net/http"
	"sync"
	"time"
)

type bearer struct {
	next  http.RoundTripper
	token string
}

func (b bearer) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.Header.Set("Authorization", b.token)
	return b.next.RoundTrip(r)
}

// remote has a client of net/http.
type remote struct {
	mu     sync.Mutex
	client *http.Client
}

func (a *remote) rotate(token string) {
	a.client.Transport = bearer{next: a.client.Transport, token: token} // want wrapgrow medium "wraps Transport"
}

// replace makes a new client around the transport of the former one.
func (a *remote) replace(_ http.ResponseWriter, r *http.Request) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.client = &http.Client{Transport: &bearer{next: a.client.Transport, token: r.FormValue("token")}} // want wrapgrow medium "wraps Transport"
}

// copied has a client that is copied first.
type copied struct{ client *http.Client }

func (c *copied) rekey(token string) {
	next := *c.client
	next.Transport = bearer{next.Transport, token} // want wrapgrow medium "wraps Transport"
	c.client = &next
}

// Serve renews the tokens each hour.
func Serve(addr string) error {
	a := &remote{client: &http.Client{Transport: http.DefaultTransport}}
	b := &remote{client: &http.Client{Transport: http.DefaultTransport}}
	c := &copied{client: http.DefaultClient}
	http.HandleFunc("/token", b.replace)
	go func() {
		for t := range time.Tick(time.Hour) {
			a.rotate(t.String())
			c.rekey(t.String())
			_, _ = a.client.Head("http://peer/")
			_, _ = c.client.Head("http://peer/")
		}
	}()
	return http.ListenAndServe(addr, nil)
}
