package main

import (
	"net/http"
	"net/http/httptrace"

	store "matrix/store"
)

// trace follows one call to the backend; its callbacks end with it.
func trace(w http.ResponseWriter, r *http.Request) {
	s := store.NewStore()
	ctx := httptrace.WithClientTrace(r.Context(), &httptrace.ClientTrace{
		GetConn:      func(hostPort string) { s.Touch(hostPort) },
		ConnectStart: func(network, addr string) { s.Touch(addr) },
	})
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://backend", nil)
	if err != nil {
		return
	}
	client := &http.Client{CheckRedirect: func(next *http.Request, via []*http.Request) error {
		s.Touch(next.URL.Host)
		return nil
	}}
	if resp, err := client.Do(req); err == nil {
		resp.Body.Close()
	}
}

func main() {
	http.HandleFunc("/", trace)
	http.ListenAndServe(":8080", nil)
}
