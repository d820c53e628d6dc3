// growthlint: any of resourcegrow
// growthlint: each call leaks
package store

import (
	"net/http"
	"time"
)

type Store struct {
	ok     int
	client *http.Client
}

func NewStore() *Store {
	return &Store{client: &http.Client{Transport: &http.Transport{MaxIdleConns: 4, IdleConnTimeout: time.Minute}}}
}

func (s *Store) Touch(url string) {
	client := &http.Client{Transport: &http.Transport{MaxIdleConns: 4}}
	resp, err := client.Get(url)
	if err != nil {
		return
	}
	resp.Body.Close()
	if resp.StatusCode == http.StatusOK {
		s.ok++
	}
}
