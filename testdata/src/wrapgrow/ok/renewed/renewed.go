// Package renewed puts a layer around the plain transport of its client each time that a token is
// new, or around that of a client that it has just made.
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

// remote has a client of net/http, and the transport that it began with.
type remote struct {
	mu     sync.Mutex
	client *http.Client
	plain  http.RoundTripper
}

func (a *remote) rotate(token string) {
	a.client.Transport = bearer{next: a.plain, token: token}
}

func (a *remote) replace(_ http.ResponseWriter, r *http.Request) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.client = &http.Client{Transport: &bearer{next: a.plain, token: r.FormValue("token")}, Timeout: a.client.Timeout}
}

// fresh makes its client anew, and wraps the transport of that.
type fresh struct{ client *http.Client }

func (f *fresh) renew(token string) {
	f.client = &http.Client{Transport: http.DefaultTransport}
	f.client.Transport = bearer{f.client.Transport, token}
}

// perCall wraps the transport of a client for one call.
func perCall(w http.ResponseWriter, r *http.Request) {
	c := &http.Client{Transport: http.DefaultTransport}
	c.Transport = bearer{c.Transport, r.FormValue("token")}
	if resp, err := c.Head("http://peer/"); err == nil {
		_ = resp.Body.Close()
		w.WriteHeader(resp.StatusCode)
	}
}

// Serve renews the tokens each hour.
func Serve(addr string) error {
	a := &remote{client: &http.Client{Transport: http.DefaultTransport}, plain: http.DefaultTransport}
	f := &fresh{}
	http.HandleFunc("/token", a.replace)
	http.HandleFunc("/once", perCall)
	go func() {
		for t := range time.Tick(time.Hour) {
			a.rotate(t.String())
			f.renew(t.String())
			_, _ = a.client.Head("http://peer/")
			_, _ = f.client.Head("http://peer/")
		}
	}()
	return http.ListenAndServe(addr, nil)
}
