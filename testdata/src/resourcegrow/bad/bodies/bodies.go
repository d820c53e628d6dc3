// Package bodies leaves the bodies of responses open on some way out.
package bodies

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
)

var (
	errGone    = errors.New("gone")
	errRefused = errors.New("refused")
)

type upstream struct {
	client *http.Client
	base   string
}

// blob drops the body where there is nothing.
func (u *upstream) blob(name string) ([]byte, error) {
	req, err := http.NewRequestWithContext(context.Background(), http.MethodGet, u.base+name, nil)
	if err != nil {
		return nil, err
	}
	resp, err := u.client.Do(req) // want resourcegrow medium "the Body of a Response with Client.Do and .*not on all"
	if err != nil {
		return nil, err
	}
	if resp.StatusCode == http.StatusNotFound {
		return nil, errGone
	}
	defer resp.Body.Close()
	return io.ReadAll(io.LimitReader(resp.Body, 1<<20))
}

// tell asks for nothing but whether it went well.
func (u *upstream) tell(event string) bool {
	resp, err := u.client.Post(u.base+"events/"+event, "text/plain", nil) // want resourcegrow medium "nothing releases it"
	return err == nil && resp.StatusCode < 300
}

// send gives its callers the response.
func (u *upstream) send(path string) (*http.Response, error) {
	resp, err := u.client.Get(u.base + path)
	if err != nil {
		return nil, err
	}
	return resp, nil
}

// size has the response of send, and looks at its head alone.
func (u *upstream) size(path string) int64 {
	resp, err := u.send(path) // want resourcegrow medium "nothing releases it"
	if err != nil {
		return 0
	}
	return resp.ContentLength
}

// checked looks at a response by a helper, which closes nothing.
func (u *upstream) checked(path string) (map[string]string, error) {
	resp, err := u.client.Get(u.base + path) // want resourcegrow medium "not on all"
	if err != nil {
		return nil, err
	}
	if err := fine(resp); err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	var out map[string]string
	return out, json.NewDecoder(io.LimitReader(resp.Body, 1<<16)).Decode(&out)
}

func fine(resp *http.Response) error {
	if resp.StatusCode >= 400 {
		return errRefused
	}
	return nil
}

// again tries anew while the other side is busy.
func again(url string, w io.Writer) error {
	for range 5 {
		resp, err := http.Get(url) // want resourcegrow medium "not on all"
		if err != nil {
			return err
		}
		if resp.StatusCode == http.StatusServiceUnavailable {
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
		if b, err := u.blob(name); err == nil {
			_, _ = w.Write(b)
		}
		if u.tell(name) && u.size(name) > 0 {
			_, _ = u.checked(name)
		}
		_ = again(base+name, w)
	})
}
