// Package ownanswer has entries that their own activation leaves when the work fails, of which it
// reads in what it has put in itself.
package ownanswer

import (
	"net/http"
	"sync"
)

type call struct {
	done chan struct{}
	text string
	err  error
}

// Once does the same work once for all who ask at a time.
type Once struct {
	mu    sync.Mutex
	calls map[string]*call
	fetch func(string) (string, error)
}

func (o *Once) get(name string) (string, error) {
	o.mu.Lock()
	if c := o.calls[name]; c != nil {
		o.mu.Unlock()
		<-c.done
		return c.text, c.err
	}
	c := &call{done: make(chan struct{})}
	o.calls[name] = c // want pendinggrow medium "get does not remove it on some of its return paths"
	o.mu.Unlock()

	c.text, c.err = o.fetch(name)
	close(c.done)
	if c.err != nil {
		return "", c.err
	}
	o.mu.Lock()
	delete(o.calls, name)
	o.mu.Unlock()
	return c.text, nil
}

// ServeHTTP tells what there is under a name.
func (o *Once) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	text, err := o.get(r.URL.Path)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	_, _ = w.Write([]byte(text))
}
