// Package bodies closes the bodies of responses, or reads them to their end, on every way out.
package bodies

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net/http"
	"time"
)

var (
	errGone    = errors.New("gone")
	errRefused = errors.New("refused")
)

type upstream struct {
	client *http.Client
	base   string
}

func (u *upstream) blob(ctx context.Context, name string) ([]byte, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.base+name, nil)
	if err != nil {
		return nil, err
	}
	resp, err := u.client.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode == http.StatusNotFound {
		return nil, errGone
	}
	return io.ReadAll(io.LimitReader(resp.Body, 1<<20))
}

// exists asks for the head alone: there is no body.
func (u *upstream) exists(ctx context.Context, name string) bool {
	req, err := http.NewRequestWithContext(ctx, http.MethodHead, u.base+name, nil)
	if err != nil {
		return false
	}
	resp, err := u.client.Do(req)
	return err == nil && resp.StatusCode == http.StatusOK
}

// title gives up with the request that it serves, and lets go of the body then.
func (u *upstream) title(ctx context.Context, name string) string {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.base+name, nil)
	if err != nil {
		return ""
	}
	resp, err := u.client.Do(req)
	if err != nil {
		return ""
	}
	return resp.Header.Get("Title")
}

// ready has an answer in time or none.
func (u *upstream) ready() bool {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.base, nil)
	if err != nil {
		return false
	}
	resp, err := u.client.Do(req)
	return err == nil && resp.StatusCode == http.StatusOK
}

// send gives its callers the response.
func (u *upstream) send(path string) (*http.Response, error) {
	resp, err := u.client.Get(u.base + path)
	if err != nil {
		return nil, err
	}
	if resp.StatusCode >= 400 {
		drop(resp.Body)
		return nil, errRefused
	}
	return resp, nil
}

func drop(body io.ReadCloser) {
	_, _ = io.Copy(io.Discard, body)
	_ = body.Close()
}

func (u *upstream) size(path string) int64 {
	resp, err := u.send(path)
	if err != nil {
		return 0
	}
	defer func() {
		if resp != nil {
			_ = resp.Body.Close()
		}
	}()
	return resp.ContentLength
}

// lines reads to the end, after which there is nothing to close.
func (u *upstream) lines(path string, add func(string)) error {
	resp, err := u.client.Get(u.base + path)
	if err != nil {
		return err
	}
	s := bufio.NewScanner(resp.Body)
	for s.Scan() {
		add(s.Text())
	}
	return s.Err()
}

// open hands the body on: whoever reads it closes it.
func (u *upstream) open(path string) (io.ReadCloser, error) {
	resp, err := u.client.Get(u.base + path)
	if err != nil {
		return nil, err
	}
	if resp.StatusCode != http.StatusOK {
		resp.Body.Close()
		return nil, errRefused
	}
	return resp.Body, nil
}

func again(url string, w io.Writer) error {
	for range 5 {
		resp, err := http.Get(url)
		if err != nil {
			return err
		}
		if resp.StatusCode == http.StatusServiceUnavailable {
			resp.Body.Close()
			continue
		}
		_, err = io.Copy(w, resp.Body)
		resp.Body.Close()
		return err
	}
	return errRefused
}

// Handler asks the upstream for each request.
func Handler(client *http.Client, base string) http.Handler {
	u := &upstream{client: client, base: base}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := r.URL.Path
		if b, err := u.blob(r.Context(), name); err == nil && u.exists(r.Context(), name) {
			_, _ = w.Write(b)
		}
		if u.ready() {
			_, _ = io.WriteString(w, u.title(r.Context(), name))
		}
		if u.size(name) > 0 {
			_ = u.lines(name, func(s string) { _, _ = io.WriteString(w, s) })
		}
		if body, err := u.open(name); err == nil {
			_, _ = io.Copy(w, body)
			_ = body.Close()
		}
		_ = again(base+name, w)
	})
}
