// Package givenchannel has objects that are written out by a function which is given their channel.
package givenchannel

import (
	"net/http"
	"time"
)

// call is a question, and where its answer goes.
type call struct {
	what   string
	answer chan string
}

func newCall(what string, answer chan string) *call { return &call{what: what, answer: answer} }

// Ask waits for a second.
func Ask(w http.ResponseWriter, r *http.Request) {
	c := newCall(r.URL.Path, make(chan string))
	go c.find() // want goroutinegrow medium "may return without receiving"
	select {
	case text := <-c.answer:
		_, _ = w.Write([]byte(text))
	case <-time.After(time.Second):
		w.WriteHeader(http.StatusGatewayTimeout)
	}
}

func (c *call) find() {
	time.Sleep(time.Duration(len(c.what)) * time.Second)
	c.answer <- c.what
}
