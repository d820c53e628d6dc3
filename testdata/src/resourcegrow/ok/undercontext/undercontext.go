// Package undercontext opens things under a context that ends with the piece of work.
package undercontext

import (
	"context"
	"net/http"
	"time"
)

// Proxy asks another server for each request.
type Proxy struct {
	client *http.Client
	url    string
}

// ServeHTTP tells whether the other server answers.
func (p *Proxy) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if err := p.ask(r.Context()); err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
	}
}

func (p *Proxy) ask(ctx context.Context) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, p.url, nil)
	if err != nil {
		return err
	}
	_, err = p.client.Do(req)
	return err
}

// Watch asks again and again, for a second each time.
func (p *Proxy) Watch() {
	for range time.Tick(time.Minute) {
		p.once()
	}
}

func (p *Proxy) once() {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, p.url, nil)
	if err != nil {
		return
	}
	p.client.Do(req)
}
