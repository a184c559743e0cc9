F="-std=c++20 -O0 -I/work/tmp/w/exports/src -DFMT_SHARED"
cd /tmp/q
[ all.h.gch -nt /work/tmp/w/exports/src/exchange/writing.h ] || g++ $F -x c++-header all.h -o all.h.gch || exit 1
one() { o=$(basename $1 .cpp).o; [ $o -nt $1 ] || g++ $F -include all.h -c $1 -o $o; }
export F; export -f one
ls /work/tmp/w/exports/src/exchange/*.cpp /work/tmp/w/exports/build/release/src/exchange/export_data.cpp /tmp/q/drive.cpp /work/tmp/w/exports/src/process/record.cpp /work/tmp/w/exports/src/ledger/ground.cpp | grep -v _test | xargs -P2 -I{} bash -c 'one {}' || exit 1
