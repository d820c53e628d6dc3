// Package promoted closes a socket by the method of a part of it.
package promoted

import (
	"net"
	"net/http"
)

func hasSixes() bool {
	socket, err := net.ListenUDP("udp6", &net.UDPAddr{IP: net.IPv6unspecified})
	if err != nil {
		return false
	}
	defer socket.Close()
	return true
}

// Handler tells whether the machine speaks IPv6.
func Handler() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		if hasSixes() {
			w.WriteHeader(http.StatusNoContent)
		}
	})
}
