// Package sized keeps the last few hundred, old or not: with a bound on the
// number, nothing must expire.
package sized

import (
	"container/list"
	"net/http"
	"sync"
	"time"
)

const most = 300

type entry struct {
	key, text string
	until     time.Time
}

// Recent keeps what was asked for last.
type Recent struct {
	mu     sync.Mutex
	order  *list.List
	byKey  map[string]*list.Element
	plain  map[string]entry
	limit  int
	loader func(string) string
}

// NewRecent loads with loader what it does not have.
func NewRecent(limit int, loader func(string) string) *Recent {
	return &Recent{order: list.New(), byKey: map[string]*list.Element{}, plain: map[string]entry{}, limit: limit, loader: loader}
}

func (c *Recent) get(key string) string {
	c.mu.Lock()
	defer c.mu.Unlock()
	if e, ok := c.byKey[key]; ok {
		if en := e.Value.(*entry); time.Now().Before(en.until) {
			c.order.MoveToFront(e)
			return en.text
		}
		c.remove(e)
	}
	en := &entry{key, c.loader(key), time.Now().Add(time.Hour)}
	c.byKey[key] = c.order.PushFront(en)
	if c.order.Len() > most {
		c.remove(c.order.Back())
	}
	return en.text
}

func (c *Recent) remove(e *list.Element) {
	c.order.Remove(e)
	delete(c.byKey, e.Value.(*entry).key)
}

// simple keeps nothing new while it is full; 0 means that it is never full.
func (c *Recent) simple(key string) string {
	c.mu.Lock()
	defer c.mu.Unlock()
	e, ok := c.plain[key]
	if ok && time.Now().Before(e.until) {
		return e.text
	}
	e = entry{key, c.loader(key), time.Now().Add(time.Hour)}
	if ok || c.limit == 0 || len(c.plain) < c.limit {
		c.plain[key] = e
	}
	return e.text
}

// ServeHTTP implements http.Handler.
func (c *Recent) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	_, _ = w.Write([]byte(c.get(r.URL.Path) + c.simple(r.Host)))
}
