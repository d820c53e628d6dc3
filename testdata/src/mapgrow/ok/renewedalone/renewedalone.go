// Package renewedalone: the only link is made anew each time that the client connects, and what its
// sessions have points back to it.
package renewedalone

import (
	"net/http"
	"sync"
)

// link remembers who has asked.
type link struct {
	mu    sync.Mutex
	asked map[string]int
	last  string
}

func newLink() *link { return &link{asked: map[string]int{}} }

func startLink() *link {
	l := newLink()
	l.last = "nobody"
	return l
}

func (l *link) note(who string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.last = who
	l.asked[who]++
}

// call is one question; it points to the link that it goes through.
type call struct {
	link *link
	who  string
}

func (l *link) call(who string) *call { return &call{link: l, who: who} }

// Client has a link, another one after each request to begin anew.
type Client struct {
	mu   sync.Mutex
	link *link
}

// New returns a client.
func New() *Client { return &Client{link: startLink()} }

// Renew begins anew.
func (c *Client) Renew(w http.ResponseWriter, r *http.Request) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.link = startLink()
}

// ServeHTTP notes each caller.
func (c *Client) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	c.mu.Lock()
	defer c.mu.Unlock()
	q := c.link.call(r.URL.Query().Get("who"))
	q.link.note(q.who)
}
