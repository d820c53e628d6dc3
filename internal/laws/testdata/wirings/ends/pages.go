package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"time"

	store "matrix/store"
)

type page struct {
	Names []string
	Next  string
}

func get(token string) (page, error) {
	var p page
	resp, err := http.Get("http://localhost/names?page=" + url.QueryEscape(token))
	if err != nil {
		return p, err
	}
	defer resp.Body.Close()
	return p, json.NewDecoder(resp.Body).Decode(&p)
}

// names asks for one page after the other until the last.
func names() (*store.Store, error) {
	s := store.NewStore()
	for token := "first"; token != ""; {
		p, err := get(token)
		if err != nil {
			return nil, err
		}
		for _, n := range p.Names {
			s.Touch(n)
		}
		token = p.Next
	}
	return s, nil
}

func main() {
	for range time.Tick(time.Hour) {
		s, err := names()
		fmt.Println(s, err)
	}
}
