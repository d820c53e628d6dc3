// Package undercontext leaves what it opens to a context that goes on after the piece of work.
package undercontext

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
)

// Reporter sends reports one after the other.
type Reporter struct {
	client *http.Client
	queue  chan []byte
	stop   context.CancelFunc
}

// New starts a reporter.
func New(url string) *Reporter {
	ctx, cancel := context.WithCancel(context.Background())
	r := &Reporter{client: &http.Client{}, queue: make(chan []byte, 8), stop: cancel}
	go r.run(ctx, url)
	return r
}

func (r *Reporter) run(ctx context.Context, url string) {
	for {
		select {
		case <-ctx.Done():
			return
		case b := <-r.queue:
			r.post(ctx, url, b)
		}
	}
}

func (r *Reporter) post(ctx context.Context, url string, b []byte) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, url, bytes.NewReader(b))
	if err != nil {
		return err
	}
	_, err = r.client.Do(req) // want resourcegrow medium "nothing releases it"
	return err
}

// Close ends it.
func (r *Reporter) Close() { r.stop() }

// Status asks for a status under the caller's context, which may be any.
func Status(ctx context.Context, c *http.Client, url string) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return err
	}
	resp, err := c.Do(req) // want resourcegrow medium "releases it on some return paths"
	if err != nil {
		return err
	}
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("status %d", resp.StatusCode)
	}
	return resp.Body.Close()
}
