// Package joinedend starts a goroutine that closes what waits for its own end, and ends with its function.
package joinedend

import "net/http"

type peer struct{ quit, done chan struct{} }

func open() *peer {
	p := &peer{quit: make(chan struct{}), done: make(chan struct{})}
	go p.run()
	return p
}

func (p *peer) run() {
	defer close(p.done)
	<-p.quit
}

// Close ends the peer and waits for that.
func (p *peer) Close() {
	close(p.quit)
	<-p.done
}

// Talk answers while its client is there.
func Talk(_ http.ResponseWriter, r *http.Request) {
	p := open()
	ended := make(chan struct{})
	defer func() { <-ended }()
	end := make(chan struct{})
	defer close(end)
	go func() {
		defer close(ended)
		select {
		case <-r.Context().Done():
		case <-end:
		}
		p.Close()
	}()
	if r.FormValue("quit") != "" {
		return
	}
	<-r.Context().Done()
}
