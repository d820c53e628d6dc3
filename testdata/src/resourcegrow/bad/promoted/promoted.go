// Package promoted asks a socket by the method of a part of it, and leaves it open.
package promoted

import (
	"net"
	"net/http"
)

func address() string {
	socket, err := net.ListenUDP("udp6", &net.UDPAddr{IP: net.IPv6unspecified}) // want resourcegrow medium "net.ListenUDP"
	if err != nil {
		return ""
	}
	return socket.LocalAddr().String()
}

// Handler tells an address of the machine.
func Handler() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.Write([]byte(address())) })
}
