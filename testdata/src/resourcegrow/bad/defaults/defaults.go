// Package defaults copies the transport of net/http, which keeps connections, and takes its limit of time away.
package defaults

import (
	"crypto/tls"
	"log"
	"net/http"
)

// Mirror answers with what another host says.
func Mirror(w http.ResponseWriter, r *http.Request) {
	tr := http.DefaultTransport.(*http.Transport).Clone() // want resourcegrow medium "Mirror opens a resource with Transport.Clone"
	tr.IdleConnTimeout = 0
	tr.TLSClientConfig = &tls.Config{ServerName: r.PathValue("host")}
	c := &http.Client{Transport: tr}
	res, err := c.Get("https://" + r.PathValue("host"))
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	res.Body.Close()
	w.WriteHeader(res.StatusCode)
}

// patient is a transport for slow hosts.
func patient() *http.Transport {
	tr := http.DefaultTransport.(*http.Transport).Clone()
	tr.ResponseHeaderTimeout = 0
	tr.IdleConnTimeout = 0
	return tr
}

// Ask asks one slow host.
func Ask(w http.ResponseWriter, r *http.Request) {
	req, err := http.NewRequestWithContext(r.Context(), http.MethodHead, "http://"+r.PathValue("host"), nil)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	res, err := patient().RoundTrip(req) // want resourcegrow medium "Ask"
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	w.WriteHeader(res.StatusCode)
}

// Main serves both.
func Main() {
	http.HandleFunc("GET /mirror/{host}", Mirror)
	http.HandleFunc("GET /ask/{host}", Ask)
	log.Fatal(http.ListenAndServe(":8080", nil))
}
