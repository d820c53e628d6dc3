package main

import (
	"net/http"
	"net/http/httputil"
	"net/url"

	store "matrix/store"
)

func proxy(to *url.URL) *httputil.ReverseProxy {
	s := store.NewStore()
	p := httputil.NewSingleHostReverseProxy(to)
	p.ModifyResponse = func(r *http.Response) error {
		s.Touch(r.Request.URL.String())
		return nil
	}
	return p
}

func main() {
	to, err := url.Parse("http://localhost:9000")
	if err != nil {
		panic(err)
	}
	http.ListenAndServe(":8080", proxy(to))
}
