import type { Syscall } from './syscall-numbers.ts'

/** Splits a list of names as it is written for people. */
const names = (list: string): readonly Syscall[] => list.trim().split(/\s+/) as readonly Syscall[]

/**
 * System calls that a plugin's process has no use for, by what they reach: each is answered EPERM. What Landlock leaves open is here,
 * too: System V and POSIX queues, watching folders, and changing the mode, owner, times and attributes of files.
 */
export const refusedSyscalls: Readonly<Record<string, readonly Syscall[]>> = {
  network: names(`socket socketpair bind listen accept accept4 connect sendto sendmsg sendmmsg recvmsg recvmmsg setsockopt`),
  'other processes': names(`kill tkill rt_sigqueueinfo rt_tgsigqueueinfo pidfd_open pidfd_getfd pidfd_send_signal ptrace kcmp
    process_vm_readv process_vm_writev process_madvise process_mrelease migrate_pages move_pages`),
  'new processes': names(`fork vfork execveat memfd_create memfd_secret`),
  'priority and place': names(`setpriority ioprio_set sched_setaffinity sched_setattr sched_setparam sched_setscheduler mbind set_mempolicy
    set_mempolicy_home_node setrlimit setsid setpgid`),
  identity: names(`setuid setgid setreuid setregid setresuid setresgid setfsuid setfsgid setgroups capset personality modify_ldt`),
  'memory shared by name': names(`shmget shmat shmdt shmctl semget semop semtimedop semctl msgget msgsnd msgrcv msgctl mq_open mq_unlink
    mq_timedsend mq_timedreceive mq_notify mq_getsetattr`),
  'files beside their content':
    names(`chmod fchmod fchmodat fchmodat2 chown fchown lchown fchownat utime utimes futimesat utimensat setxattr
    lsetxattr fsetxattr removexattr lremovexattr fremovexattr truncate sync syncfs inotify_init inotify_init1 inotify_add_watch
    fanotify_init fanotify_mark name_to_handle_at open_by_handle_at lookup_dcookie quotactl quotactl_fd`),
  'mounts and namespaces':
    names(`mount umount2 pivot_root chroot move_mount open_tree fsopen fsconfig fsmount fspick mount_setattr statmount
    listmount unshare setns`),
  'the kernel itself':
    names(`bpf perf_event_open userfaultfd io_uring_setup io_uring_enter io_uring_register add_key request_key keyctl acct
    swapon swapoff reboot sethostname setdomainname settimeofday adjtimex clock_adjtime clock_settime syslog init_module finit_module
    delete_module kexec_load kexec_file_load iopl ioperm vhangup nfsservctl seccomp landlock_create_ruleset landlock_add_rule
    landlock_restrict_self lsm_list_modules lsm_set_self_attr io_setup io_submit io_cancel io_destroy io_getevents io_pgetevents splice tee
    vmsplice remap_file_pages mlock mlock2 mlockall get_robust_list ustat sysfs uselib`),
}

/** System calls that tell of files by their names, or go to them: answered EACCES, for Landlock lets them pass. Open files may be asked. */
export const refusedLooks: readonly Syscall[] = names(
  `stat lstat access faccessat faccessat2 readlink readlinkat statfs getxattr lgetxattr listxattr llistxattr chdir`,
)
