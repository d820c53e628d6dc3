// Package main puts a key into a list each time, and asks for the length of a map that has it once.
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
	if len(c.byKey) >= 50 {
		c.evict()
	}
	c.byKey[k] = c.used.PushFront(&entry{k, v}) // want slicegrow medium "checks the length of byKey, which does not count every entry"
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
