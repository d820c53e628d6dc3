// Package askedopen has a file system that a server asks for each name.
package askedopen

import (
	"net/http"
	"sync"
)

type counted struct {
	http.FileSystem
	mu    sync.Mutex
	asked map[string]int
}

// Open counts how often a name was asked for.
func (c *counted) Open(name string) (http.File, error) {
	c.mu.Lock()
	c.asked[name]++ // want mapgrow medium "counted.asked gains"
	c.mu.Unlock()
	return c.FileSystem.Open(name)
}

// Handler serves a folder.
func Handler(dir string) http.Handler {
	return http.FileServer(&counted{FileSystem: http.Dir(dir), asked: map[string]int{}})
}
