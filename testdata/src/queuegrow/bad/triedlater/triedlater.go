// Package triedlater tries again with each new letter what could not be delivered before.
package triedlater

import (
	"net/http"
	"os"
	"sync"
)

type letter struct {
	text  string
	tries int
}

// Post delivers letters.
type Post struct {
	mu   sync.Mutex
	left []letter
}

func deliver(text string) error {
	f, err := os.OpenFile("/var/spool/post", os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = f.WriteString(text)
	return err
}

// ServeHTTP delivers what there is.
func (p *Post) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	p.mu.Lock()
	defer p.mu.Unlock()
	all := append(p.left, letter{text: r.FormValue("text")})
	p.left = nil
	for _, l := range all {
		if err := deliver(l.text); err != nil {
			l.tries++
			p.left = append(p.left, l) // want queuegrow medium "what fails .* is added again, without end"
		}
	}
}
