module zgo.at/zcache/v2

go 1.26
