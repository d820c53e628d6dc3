// Package renewedbeside: a client makes its link anew when it connects again, and the link that the
// process keeps in a variable goes on with all that it has.
package renewedbeside

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

var shared = startLink()

// Client has a link of its own, another one after each Connect.
type Client struct {
	mu   sync.Mutex
	link *link
}

// Connect begins anew.
func (c *Client) Connect() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.link = startLink()
}

// Ask asks through the client's own link.
func (c *Client) Ask(who string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.link.note(who)
}

// Serve notes each caller.
func Serve(w http.ResponseWriter, r *http.Request) {
	shared.note(r.URL.Query().Get("who")) // want mapgrow high "shared gains an entry in Serve"
}
