// Package main takes the former element of a key out of a list before it puts another one in.
package main

import (
	"container/list"
	"net/http"
	"sync"
)

type entry struct{ key, value string }

type cache struct {
	mu    sync.Mutex
	byKey map[string]*list.Element
	used  *list.List
}

func (c *cache) put(k, v string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if e, ok := c.byKey[k]; ok {
		c.used.Remove(e)
	}
	if len(c.byKey) >= 50 {
		c.evict()
	}
	c.byKey[k] = c.used.PushFront(&entry{k, v})
}

func (c *cache) evict() {
	if e := c.used.Back(); e != nil {
		c.used.Remove(e)
		delete(c.byKey, e.Value.(*entry).key)
	}
}

func main() {
	c := &cache{byKey: map[string]*list.Element{}, used: list.New()}
	_ = http.ListenAndServe(":8080", http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		c.put(r.URL.Path, r.Method)
	}))
}
