// Package triedlater tries again with each new letter what could not be delivered before, three times at most.
package triedlater

import (
	"net/http"
	"os"
	"sync"
	"time"
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
			if l.tries < 3 {
				p.left = append(p.left, l)
			}
		}
	}
}

// Feed is asked for news again and again; what came in is put in line, and the last hundred stay.
type Feed struct {
	url  string
	line []string
}

// Poll asks once, and comes again in a minute.
func (f *Feed) Poll() {
	defer time.AfterFunc(time.Minute, f.Poll)
	res, err := http.Get(f.url)
	if err != nil {
		return
	}
	defer res.Body.Close()
	f.take(res.Status)
}

func (f *Feed) take(text string) {
	f.line = append(f.line, text)
	for len(f.line) > 100 {
		f.line = f.line[1:]
	}
}
