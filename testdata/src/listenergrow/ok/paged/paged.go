// Package paged defers in loops that go over what there is, count their turns, or wait once.
package paged

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"os"
	"sync"
)

type page struct {
	Names []string
	Next  string
}

func one(url string) (*page, error) {
	resp, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	p := &page{}
	return p, json.NewDecoder(resp.Body).Decode(p)
}

func names(url string) (all []string, err error) {
	for url != "" {
		p, err := one(url)
		if err != nil {
			return nil, err
		}
		all, url = append(all, p.Names...), p.Next
	}
	return all, nil
}

func retried(url string) error {
	for try := 0; try < 3; try++ {
		resp, err := http.Get(url)
		if err != nil {
			continue
		}
		defer resp.Body.Close()
		if resp.StatusCode == http.StatusOK {
			_, err = io.Copy(io.Discard, resp.Body)
			return err
		}
	}
	return errors.New("not there")
}

func joined(files [2]string) (all []byte, err error) {
	for _, name := range files {
		f, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		b, err := io.ReadAll(f)
		if err != nil {
			return nil, err
		}
		all = append(all, b...)
	}
	return all, nil
}

// Board lists what is there.
type Board struct {
	mu sync.Mutex
	at string
}

func (b *Board) settle(next func(string) string) {
	for b.at != "" {
		b.mu.Lock()
		b.at = next(b.at)
		b.mu.Unlock()
	}
}

// ServeHTTP implements http.Handler.
func (b *Board) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	b.settle(func(s string) string { return s[1:] })
	if _, err := again(r.FormValue("from")); err != nil {
		return
	}
	if err := retried(r.FormValue("from")); err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	all, _ := names(r.FormValue("from"))
	more, _ := joined([2]string{"a", "b"})
	_ = json.NewEncoder(w).Encode(append(all, string(more)))
}

// again tries once more where the other one has failed.
func again(url string) (*http.Response, error) {
	left := 1
retry:
	resp, err := http.Get(url)
	if err != nil {
		if left > 0 {
			left--
			goto retry
		}
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode >= 500 && left > 0 {
		left--
		goto retry
	}
	return resp, nil
}
